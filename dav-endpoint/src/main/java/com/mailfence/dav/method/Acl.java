package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;

/** Who may do what is changed elsewhere: every change is refused. RFC 3744 s8.1 // SH04 */
final class Acl implements Method {
  private final Rooms rooms;

  Acl(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    call.document();
    if (call.view(rooms).tree().find(call.path()) instanceof Resource.Nothing) {
      throw new Refusal.NotFound("resource");
    }
    throw new Unmet(Condition.READ_ONLY);
  }
}
