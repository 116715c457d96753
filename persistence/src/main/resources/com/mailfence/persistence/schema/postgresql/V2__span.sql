-- When calendar objects are. Size: nothing is rewritten; the index is 32 bytes and a row pointer for
-- each calendar object. Locks: the item table, for a moment and then while the index is built.
alter table item add column span_from bigint, add column span_until bigint;
-- What is over is passed over; what is still to come is passed over in the index itself.
create index item_span on item (account, collection, span_until, span_from)
  where span_until is not null;
