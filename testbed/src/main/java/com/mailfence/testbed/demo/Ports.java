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
    for (String other : List.of("http", "smtp", "submission", "submissions", "management")) {
      settings.add("listen." + other + ".port=0");
    }
    for (String any : List.of("https", "http", "smtp", "submission", "submissions")) {
      settings.add("listen." + any + ".bind=" + (here ? "127.0.0.1" : "0.0.0.0"));
    }
    return settings;
  }
}
