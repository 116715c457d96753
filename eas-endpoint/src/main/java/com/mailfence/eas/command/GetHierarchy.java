package com.mailfence.eas.command;

import com.mailfence.core.item.Kind;
import com.mailfence.eas.wire.HierarchyCodec;

/** Lists the folders for mail, without remembering that it did; up to 12.1. */
final class GetHierarchy implements Command {
  private final Rooms rooms;

  GetHierarchy(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    var folders =
        rooms.catalog().collections(call.who(), call.account().id()).stream()
            .filter(row -> row.kind() == Kind.MAIL) // [MS-ASCMD] R6026, R6027
            .map(FolderNews::folder)
            .toList();
    return Reply.of(HierarchyCodec.listed(folders));
  }
}
