-- The whole house. Size: empty. Locks: none, nothing runs before it.
-- Times are epoch milliseconds. What is looked up or listed by its text compares by code point.
-- Accounts are locked by their row; nothing else refers to it while a
-- commit is under way, so item, collection and note carry no foreign key.

create table house (
  next_account bigint not null
);
insert into house values (1);

create table domain (
  name text collate "C" primary key,
  quota bigint not null
);

create table account (
  number bigint primary key,
  address text not null,
  display_name text not null,
  state text not null,
  quota bigint not null,
  short_active boolean not null,
  created bigint not null,
  counter bigint default 0 not null,
  folder_tip bigint default 0 not null,
  folder_floor bigint default 0 not null,
  used bigint default 0 not null
) with (fillfactor = 50); -- every commit rewrites a row: leave it room on its own page

create table grp (
  address text collate "C" primary key,
  display_name text not null
);

create table member (
  grp text not null references grp,
  place int not null,
  address text not null,
  primary key (grp, place)
);

-- Every address once, whoever it belongs to: an account (main address or alias) or a group.
create table address (
  address text collate "C" primary key,
  domain text collate "C" not null references domain,
  account bigint references account,
  grp text references grp
);
create index address_account on address (account);
create index address_domain on address (domain);

create table credential (
  account bigint not null references account,
  label text collate "C" not null,
  hash text not null,
  created bigint not null,
  primary key (account, label)
);

create table attribute (
  holder text collate "C" not null,
  name text not null,
  content bytea not null,
  primary key (holder, name)
);

create table share (
  owner bigint not null references account,
  grantee bigint not null references account,
  rights text not null,
  primary key (owner, grantee)
);
create index share_grantee on share (grantee);

create table collection (
  account bigint not null,
  number bigint not null,
  kind text not null,
  role text not null,
  name text not null,
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
) with (fillfactor = 50);

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
  digest bytea,
  size bigint not null,
  is_read boolean not null,
  flag text not null,
  tags text not null,
  answer text not null,
  facets text not null,
  name text collate "C",
  item_key text,
  key_hash bigint,
  thread bigint not null,
  primary key (account, number)
);
-- At rest: what moved since a number. 24 bytes and a row pointer each, as is every index below that
-- says nothing else.
create index item_modified on item (account, collection, modified);
-- First round and mass change: newest first. The date rides along so that rows outside a window are
-- passed over without being read: 32 bytes.
create index item_newest on item (account, collection, number, received);
-- Between two window starts.
create index item_received on item (account, collection, received);
-- A tombstone has no name: unique among what is alive. Mail has none and costs nothing here.
create unique index item_name on item (account, collection, name) where name is not null;
-- A key may be a thousand characters long; its hash is 8 bytes and the rest is compared on the row.
create index item_key on item (account, key_hash) where key_hash is not null;
create index item_thread on item (account, thread) where thread > 0;
-- Whether content is still referred to, asked by the sweeper alone: 32 bytes.
create index item_digest on item (digest) where digest is not null;

create table note (
  account bigint not null,
  client text collate "C" not null,
  topic text collate "C" not null,
  version bigint not null,
  content bytea not null,
  primary key (account, client, topic)
) with (fillfactor = 50);

create table outbox (
  id bigint generated always as identity primary key,
  sender bigint not null,
  mail_from text not null,
  mail_to text not null,
  digest bytea not null,
  size bigint not null,
  queued bigint not null,
  attempts int not null,
  due bigint not null,
  trouble text not null
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
