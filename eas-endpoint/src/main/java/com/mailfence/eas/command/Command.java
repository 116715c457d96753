package com.mailfence.eas.command;

/**
 * One command. It catches nothing: what it throws is turned into the protocol's word by the desk,
 * with the one table of statuses.
 */
@FunctionalInterface
interface Command {
  /**
   * @throws com.mailfence.core.Refusal when the house says no
   * @throws com.mailfence.eas.wbxml.BadWire when the request cannot be read
   */
  Reply run(Call call);
}
