-- Which groups somebody is in, and the account of an address, which there is once. Builds two small
-- indexes; writers of the two tables wait meanwhile.
create index member_address on member (address);
create unique index account_address on account (address);
