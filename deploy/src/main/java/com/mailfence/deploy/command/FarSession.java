package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;

/** A command that came through the socket into the server: the house is open. */
final class FarSession implements Session {
  private final House house;
  private final Setup setup;
  private final Terminal terminal;

  FarSession(House house, Setup setup, Terminal terminal) {
    this.house = house;
    this.setup = setup;
    this.terminal = terminal;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Setup setup(Where where) {
    return setup;
  }

  @Override
  public int within(Where where, Work work) {
    return work.run(house, terminal);
  }

  @Override
  public int alone(Where where, Alone work) {
    throw new Refusal.Forbidden("not while the server runs: stop it first");
  }
}
