package com.mailfence.deploy.command;

import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;
import java.nio.file.Path;

/** How a command comes to the house it works in. */
interface Session {
  Terminal terminal();

  /** The settings that hold for a house. */
  Setup setup(Where where);

  /**
   * Works in the house: inside the server that has it open, else in one opened for the moment.
   *
   * @return exit code
   */
  int within(Where where, Work work);

  /**
   * Works with the directory of a house that nobody has open.
   *
   * @return exit code
   */
  int alone(Where where, Alone work);

  /** What is done in a house. */
  @FunctionalInterface
  interface Work {
    int run(House house, Terminal terminal);
  }

  /** What is done beside a house, or to make one. */
  @FunctionalInterface
  interface Alone {
    int run(Path data, Setup setup, Terminal terminal);
  }
}
