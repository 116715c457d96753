package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.wire.ClientCommand;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that a device wrote in a turn, ready to be laid down in one commit. */
record Prepared(Map<ClientCommand, Attempt<Ready>> commands) {

  /** What the command is to come to; empty for one that writes nothing here. */
  Optional<Attempt<Ready>> of(ClientCommand command) {
    return Optional.ofNullable(commands.get(command));
  }

  /** Every account the commit writes to: the device's own, and those of others it concerns. */
  Set<AccountId> accounts(AccountId own) {
    Set<AccountId> all = new HashSet<>();
    all.add(own);
    ready().forEach(one -> all.addAll(one.accounts()));
    return all;
  }

  /**
   * In whose name: where others are concerned the house writes. All that a device names is read
   * within its own account, so that it reaches no further by this. // EA03
   */
  Reader writer(Call call) {
    return accounts(call.account().id()).size() == 1 ? call.who() : Reader.house();
  }

  /**
   * What others are told was thought out for what lay there then.
   *
   * @throws Refusal.Conflict if somebody was faster: the turn is to be done anew
   */
  void refuseIfOvertaken(Draft draft) {
    if (!ready().allMatch(one -> one.fits(draft))) {
      throw new Refusal.Conflict("what was read", "what somebody wrote meanwhile");
    }
  }

  /** To be called once the commit is durable. */
  void after() {
    ready().forEach(Ready::after);
  }

  private Stream<Ready> ready() {
    return commands.values().stream()
        .filter(Attempt.Done.class::isInstance)
        .map(one -> ((Attempt.Done<Ready>) one).value());
  }
}
