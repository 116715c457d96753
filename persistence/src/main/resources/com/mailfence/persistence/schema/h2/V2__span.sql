-- When calendar objects are. Size: rewrites the item table once; the index is 40 bytes and a row
-- number for each item. Locks: the item table while it runs.
alter table item add column span_from bigint;
alter table item add column span_until bigint;
-- What is over is passed over; what is still to come is passed over in the index itself.
create index item_span on item (account, collection, span_until, span_from);
