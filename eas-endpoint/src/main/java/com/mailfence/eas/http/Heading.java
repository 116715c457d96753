package com.mailfence.eas.http;

import com.mailfence.eas.request.Version;
import jakarta.servlet.http.HttpServletResponse;

/** The headers of answers. */
final class Heading {
  private static final String NEWEST = Version.values()[Version.values().length - 1].text();

  private final String commands;

  /**
   * @param commands all there are, separated by commas
   */
  Heading(String commands) {
    this.commands = commands;
  }

  /** What every answer has. */
  void common(HttpServletResponse response) {
    response.setHeader("Cache-Control", "private");
    response.setHeader("MS-Server-ActiveSync", NEWEST);
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
}
