-- The whole house. Size: empty. Locks: none, nothing runs before it.
-- Times are epoch milliseconds. Accounts are locked by their row; nothing else refers to it while a
-- commit is under way, so item, collection and note carry no foreign key.

create table house (
  next_account bigint not null
);
insert into house values (1);

create table domain (
  name varchar(255) primary key,
  quota bigint not null
);

create table account (
  number bigint primary key,
  address varchar(320) not null,
  display_name varchar not null,
  state varchar(16) not null,
  quota bigint not null,
  short_active boolean not null,
  created bigint not null,
  counter bigint default 0 not null,
  folder_tip bigint default 0 not null,
  folder_floor bigint default 0 not null,
  used bigint default 0 not null
);

create table grp (
  address varchar(320) primary key,
  display_name varchar not null
);

create table member (
  grp varchar(320) not null references grp,
  place int not null,
  address varchar(320) not null,
  primary key (grp, place)
);

-- Every address once, whoever it belongs to: an account (main address or alias) or a group.
create table address (
  address varchar(320) primary key,
  domain varchar(255) not null references domain,
  account bigint references account,
  grp varchar(320) references grp
);
create index address_account on address (account);
create index address_domain on address (domain);

create table credential (
  account bigint not null references account,
  label varchar(255) not null,
  hash varchar not null,
  created bigint not null,
  primary key (account, label)
);

create table attribute (
  holder varchar(320) not null,
  name varchar(255) not null,
  content varbinary(1048576) not null,
  primary key (holder, name)
);

create table share (
  owner bigint not null references account,
  grantee bigint not null references account,
  rights varchar not null,
  primary key (owner, grantee)
);
create index share_grantee on share (grantee);

create table collection (
  account bigint not null,
  number bigint not null,
  kind varchar(16) not null,
  role varchar(16) not null,
  name varchar not null,
  parent bigint,
  content_seq bigint not null,
  modified bigint not null,
  removed boolean not null,
  tip bigint not null,
  floor bigint not null,
  epoch bigint not null,
  next_uid bigint not null,
  total bigint not null,
  unread bigint not null,
  bytes bigint not null,
  primary key (account, number)
);

create table item (
  account bigint not null,
  number bigint not null,
  collection bigint not null,
  uid bigint not null,
  origin bigint not null,
  content_seq bigint not null,
  modified bigint not null,
  read_seq bigint not null,
  flag_seq bigint not null,
  tags_seq bigint not null,
  answer_seq bigint not null,
  removed boolean not null,
  received bigint not null,
  digest varbinary(32),
  size bigint not null,
  is_read boolean not null,
  flag varchar not null,
  tags varchar not null,
  answer varchar(32) not null,
  facets varchar not null,
  name varchar(512),
  item_key varchar,
  key_hash bigint,
  thread bigint not null,
  primary key (account, number)
);
-- At rest: what moved since a number. 24 bytes and a row number each, as is every index below that
-- says nothing else.
create index item_modified on item (account, collection, modified);
-- First round and mass change: newest first. The date rides along so that rows outside a window are
-- passed over without being read: 32 bytes.
create index item_newest on item (account, collection, number, received);
-- Between two window starts.
create index item_received on item (account, collection, received);
-- A tombstone has no name, and nulls are distinct: unique among what is alive.
create unique index item_name on item (account, collection, name);
-- A key may be a thousand characters long; its hash is 8 bytes and the rest is compared on the row.
create index item_key on item (account, key_hash);
create index item_thread on item (account, thread);
-- Whether content is still referred to, asked by the sweeper alone: 32 bytes.
create index item_digest on item (digest);

create table note (
  account bigint not null,
  client varchar(128) not null,
  topic varchar(128) not null,
  version bigint not null,
  content varbinary(1048576) not null,
  primary key (account, client, topic)
);

create table outbox (
  id bigint generated always as identity primary key,
  sender bigint not null,
  mail_from varchar not null,
  mail_to varchar not null,
  digest varbinary(32) not null,
  size bigint not null,
  queued bigint not null,
  attempts int not null,
  due bigint not null,
  trouble varchar not null
);
create index outbox_due on outbox (due);
create index outbox_digest on outbox (digest);

-- Where an account's counter stood at a time: how old a tombstone is, without a time in every row.
create table tide (
  account bigint not null,
  counter bigint not null,
  at bigint not null,
  primary key (account, counter)
);
