package com.mailfence.engine.delivery;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.store.Draft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done when a message comes, in the commit that lays it into an Inbox. */
@FunctionalInterface
public interface Arrivals {
  /** Nothing. */
  Arrivals NONE = (account, post, envelope) -> Optional.empty();

  /**
   * Asked for each account before the commit, so that nothing is composed while rows are locked.
   *
   * @return what is done in the commit if the account could take the message. As the commit may be
   *     tried more than once, so may this: it must act through its draft only
   */
  Optional<Consumer<Draft>> of(AccountId account, Post post, Envelope envelope) throws IOException;

  /** All of these, in order. */
  static Arrivals all(List<Arrivals> several) {
    return (account, post, envelope) -> {
      List<Consumer<Draft>> deeds = new ArrayList<>();
      for (Arrivals one : several) {
        one.of(account, post, envelope).ifPresent(deeds::add);
      }
      return deeds.stream().reduce(Consumer::andThen);
    };
  }
}
