package com.mailfence.eas.command;

import java.io.IOException;

/**
 * One command. It catches nothing: what it throws is turned into the protocol's word by the desk,
 * with the one table of statuses.
 */
@FunctionalInterface
interface Command {
  /**
   * @throws com.mailfence.core.Refusal when the house says no
   * @throws com.mailfence.eas.wbxml.BadWire when the request cannot be read
   * @throws IOException when stored bytes cannot be read or written, which is a fault of the server
   */
  Reply run(Call call) throws IOException;
}
