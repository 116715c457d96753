package com.mailfence.deploy.config;

import java.util.List;

/**
 * One port of the house.
 *
 * @param on whether it is opened
 * @param bind address of the interface; {@code 0.0.0.0} or {@code ::} for all
 * @param port 0 for any free one
 */
public record Listener(boolean on, String bind, int port) {
  /** The keys of one listener. */
  record Keys(Key<Boolean> on, Key<String> bind, Key<Integer> port) {
    static Keys of(String name, Listener usual, String says) {
      return new Keys(
          new Key<>("listen." + name + ".on", Kind.yesNo(), "" + usual.on(), says),
          new Key<>(
              "listen." + name + ".bind",
              Kind.text(),
              usual.bind(),
              "Address of the interface; 0.0.0.0 or :: for all."),
          new Key<>(
              "listen." + name + ".port",
              Kind.number(0, 65_535),
              "" + usual.port(),
              "Port; 0 for any free one."));
    }

    List<Key<?>> all() {
      return List.of(on, bind, port);
    }

    Listener read(Values values) {
      return new Listener(values.get(on), values.get(bind), values.get(port));
    }
  }
}
