package com.mailfence.dav.lock;

import com.mailfence.dav.wire.Path;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.XmlReading;
import com.mailfence.dav.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Locks as a note keeps them: XML, since what an owner says is XML. */
final class LockText {
  private static final Name LOCKS = new Name("", "locks");
  private static final Name LOCK = new Name("", "lock");
  private static final Name TOKEN = new Name("", "token");
  private static final Name ROOT = new Name("", "root");
  private static final Name SCOPE = new Name("", "scope");
  private static final Name SECONDS = new Name("", "seconds");
  private static final Name ENDS = new Name("", "ends");
  private static final Name OWNER = new Name("", "owner");

  private LockText() {}

  static byte[] write(List<Lock> locks) {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = new XmlWriter(bytes);
      out.start(LOCKS);
      for (Lock lock : locks) {
        out.start(LOCK).element(TOKEN, lock.token()).element(ROOT, lock.root().href());
        String scope = (lock.deep() ? "deep " : "flat ") + (lock.exclusive() ? "one" : "many");
        out.element(SCOPE, scope);
        out.element(SECONDS, Long.toString(lock.seconds()));
        out.element(ENDS, Long.toString(lock.ends().toEpochMilli()));
        if (lock.owner() != null) {
          out.start(OWNER).node(lock.owner()).end();
        }
        out.end();
      }
      out.end().finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<Lock> read(byte[] bytes) {
    List<Lock> locks = new ArrayList<>();
    for (Element lock : XmlReading.read(bytes).elements(LOCK)) {
      Element owner = lock.child(OWNER).map(kept -> kept.elements().get(0)).orElse(null);
      locks.add(
          new Lock(
              text(lock, TOKEN),
              Path.read(text(lock, ROOT)),
              text(lock, SCOPE).startsWith("deep"),
              text(lock, SCOPE).endsWith("one"),
              owner,
              Long.parseLong(text(lock, SECONDS)),
              Instant.ofEpochMilli(Long.parseLong(text(lock, ENDS)))));
    }
    return locks;
  }

  private static String text(Element lock, Name name) {
    return lock.child(name).map(Element::text).orElse("");
  }
}
