package com.mailfence.deploy.command;

import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that works in the house. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = false)
abstract class InHouse implements Callable<Integer> {
  private final Session session;

  @Mixin Where where = new Where();

  InHouse(Session session) {
    this.session = session;
  }

  /**
   * Does it.
   *
   * @return exit code
   */
  abstract int run(House house, Terminal terminal);

  @Override
  public final Integer call() {
    return session.within(where, this::run);
  }
}
