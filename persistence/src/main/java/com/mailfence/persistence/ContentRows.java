package com.mailfence.persistence;

import com.mailfence.persistence.blob.References;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that refer to stored bytes. */
final class ContentRows implements References {
  static final String AMONG =
      """
      select asked.digest from (select * from unnest(?)) as asked (digest)
      where exists (select 1 from item where item.digest = asked.digest)
      or exists (select 1 from outbox where outbox.digest = asked.digest)""";

  private final Database database;

  ContentRows(Database database) {
    this.database = database;
  }

  @Override
  public Set<String> among(Set<String> digests) {
    byte[][] asked = digests.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    return database
        .read(at -> Sql.list(at, AMONG, row -> ItemRows.digest(row.getBytes(1)), (Object) asked))
        .stream()
        .collect(Collectors.toSet());
  }
}
