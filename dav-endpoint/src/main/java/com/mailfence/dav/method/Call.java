package com.mailfence.dav.method;

import com.mailfence.core.account.Account;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.IfHeader;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Prefer;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.XmlReading;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request of a user whose credentials were checked.
 *
 * @param id names the request in the log and in the answer
 * @param method in capitals
 * @param headers by name in lower case
 * @param body the whole body; not copied, never changed
 */
public record Call(
    String id,
    String method,
    Path path,
    Map<String, String> headers,
    Account account,
    byte[] body) {

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /**
   * @throws com.mailfence.dav.xml.BadWire if it is no depth
   */
  Depth depth(Depth absent) {
    return Depth.read(header("depth"), absent);
  }

  Prefer prefer() {
    return Prefer.read(header("prefer"), header("brief"));
  }

  IfHeader conditions() {
    return IfHeader.read(header("if"));
  }

  String agent() {
    return headers.getOrDefault("user-agent", "");
  }

  /** The type of the body without parameters, in lower case; empty if there is none. */
  String type() {
    String type = headers.getOrDefault("content-type", "");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The body as XML; empty if there is none.
   *
   * @throws com.mailfence.dav.xml.BadWire if it is something else
   */
  Optional<Element> document() {
    return XmlReading.readIfAny(body);
  }

  View view(Rooms rooms) {
    return View.of(rooms, account, prefer(), agent());
  }
}
