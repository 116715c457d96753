package com.mailfence.dav.method;

import com.mailfence.dav.tree.Rooms;
import java.util.Map;
import java.util.TreeMap;

/** All methods there are. */
final class Methods {
  private Methods() {}

  static Map<String, Method> all(Rooms rooms) {
    Commits commits = new Commits(rooms);
    Map<String, Method> all = new TreeMap<>();
    all.put("OPTIONS", new Options(rooms));
    all.put("PROPFIND", new Propfind(rooms));
    all.put("PROPPATCH", new Proppatch(rooms, commits));
    Get get = new Get(rooms);
    all.put("GET", get);
    all.put("HEAD", get);
    all.put("PUT", new Representation(rooms, new Put(rooms, commits)));
    all.put("DELETE", new Delete(rooms, commits));
    all.put("MKCOL", new Make(rooms, commits, false));
    all.put("MKCALENDAR", new Make(rooms, commits, true));
    all.put("COPY", new Transfer(rooms, commits, false));
    all.put("MOVE", new Transfer(rooms, commits, true));
    all.put("LOCK", new LockMethod(rooms, commits));
    all.put("UNLOCK", new Unlock(commits));
    all.put("REPORT", new Report(rooms));
    all.put("POST", new Representation(rooms, new Post(rooms, commits)));
    all.put("ACL", new Acl(rooms));
    return all;
  }
}
