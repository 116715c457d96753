-- A tombstone keeps its name, since some readers know what is gone by its name alone. What is alive
-- is unique by the account's lock: the look-up and the row are in one commit. Rebuilds one index;
-- writers wait meanwhile, about a second for a million items.
drop index item_name;
create index item_name on item (account, collection, name);
