package com.mailfence.testbed.demo;

import java.util.ArrayList;
import java.util.List;

/** Where the demonstration listens. */
final class Ports {
  private Ports() {}

  /**
   * @param here whether only programs on this machine may come
   */
  static List<String> settings(int https, boolean here) {
    List<String> settings = new ArrayList<>();
    settings.add("brand.domain=" + Users.DOMAIN);
    settings.add("listen.https.port=" + https);
    if (!here) {
      for (String any : List.of("https", "http", "smtp", "submission", "submissions")) {
        settings.add("listen." + any + ".bind=0.0.0.0");
      }
    }
    return settings;
  }
}
