-- A tombstone keeps its name, since some readers know what is gone by its name alone; unique is what
-- is alive. Rebuilds one index; writers wait meanwhile, about a second for a million items.
drop index item_name;
create unique index item_name on item (account, collection, name) where name is not null and not removed;
