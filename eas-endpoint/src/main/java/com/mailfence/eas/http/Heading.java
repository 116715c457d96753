package com.mailfence.eas.http;

import com.mailfence.eas.request.Version;
import jakarta.servlet.http.HttpServletResponse;

/** The headers of answers. */
final class Heading {
  private static final String NEWEST = Version.values()[Version.values().length - 1].text();

  private final String commands;
  private final String challenge;

  /**
   * @param commands all there are, separated by commas
   * @param realm of the challenge
   */
  Heading(String commands, String realm) {
    this.commands = commands;
    // RFC 7617 s2.1
    this.challenge = "Basic realm=\"" + realm.replaceAll("[\"\\\\]", "") + "\", charset=\"UTF-8\"";
  }

  /** What every answer has. */
  void common(HttpServletResponse response) {
    response.setHeader("Cache-Control", "private");
    response.setHeader("MS-Server-ActiveSync", NEWEST);
  }

  /** The name under which the log has the request. */
  void name(HttpServletResponse response, String id) {
    response.setHeader("X-Request-Id", id);
  }

  /** Versions and commands. [MS-ASHTTP] R1107 */
  void offer(HttpServletResponse response) {
    response.setHeader("MS-ASProtocolVersions", Version.list());
    response.setHeader("MS-ASProtocolCommands", commands);
  }

  /** The same, said unasked to a device that begins anew. [MS-ASHTTP] R1202 */
  void announce(HttpServletResponse response) {
    offer(response);
    response.setHeader("X-MS-RP", Version.list());
  }

  void challenge(HttpServletResponse response) {
    response.setHeader("WWW-Authenticate", challenge);
  }
}
