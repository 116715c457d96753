package com.mailfence.dav.method;

import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Path;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Stores something and, if the client would rather have that, tells with the answer what is there
 * now: the server may have changed it, or somebody else was faster. RFC 7240 s4.2, RFC 8144 s3
 */
final class Representation implements Method {
  private static final String APPLIED = "Preference-Applied";

  private final Rooms rooms;
  private final Method storing;
  private final Get get;

  Representation(Rooms rooms, Method storing) {
    this.rooms = rooms;
    this.storing = storing;
    this.get = new Get(rooms);
  }

  @Override
  public Reply run(Call call) throws IOException {
    Reply reply = storing.run(call);
    boolean stored = reply.status() == 201 || reply.status() == 204;
    if (!stored || !call.prefer().representation()) {
      return reply;
    }
    String location = reply.headers().get("Location");
    return with(reply, call, location == null ? call.path() : Path.read(location));
  }

  /** A refusal of a condition, with what is there instead. RFC 8144 s3.2 */
  Reply refused(Call call, Reply reply) {
    boolean wanted = reply.status() == 412 && call.prefer().representation();
    return wanted ? with(reply, call, call.path()) : reply;
  }

  private Reply with(Reply reply, Call call, Path path) {
    Map<String, String> headers = new HashMap<>();
    String accept = call.header("accept");
    if (accept != null) {
      headers.put("accept", accept);
    }
    var look = new Call(call.id(), "GET", path, headers, call.account(), new byte[0]);
    if (!(look.view(rooms).tree().find(path) instanceof Resource.Member)) {
      return reply;
    }
    Reply told = get.run(look);
    Reply.Body body = told.body();
    if (body == null) {
      return reply;
    }
    Reply all = new Reply(reply.status() == 204 ? 200 : reply.status(), reply.headers(), body);
    for (Map.Entry<String, String> header : told.headers().entrySet()) {
      all = all.with(header.getKey(), header.getValue());
    }
    return all.with("Content-Location", path.href()).with(APPLIED, "return=representation");
  }
}
