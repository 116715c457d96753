package com.mailfence.engine.compose;

import com.mailfence.core.account.Account;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.delivery.Trace;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a message is to be sent.
 *
 * @param account who sends
 * @param from envelope sender, empty for the null path; null for the message's own From
 * @param recipients of the envelope; empty for those the message names
 * @param keep whether a copy goes to Sent
 * @param token for sending once; null if the client does not name its messages
 * @param trace how it was handed in, if that is to be told
 * @param also more to do in the same commit, with the account's rights; it may run more than once
 */
public record Order(
    Account account,
    @Nullable String from,
    List<String> recipients,
    boolean keep,
    @Nullable Token token,
    @Nullable Trace trace,
    Consumer<Draft> also) {

  public Order {
    recipients = List.copyOf(recipients);
  }

  /** To whom the message names, from whom it says, no copy kept. */
  public static Order of(Account account) {
    return new Order(account, null, List.of(), false, null, null, draft -> {});
  }

  public Order keeping(boolean copy) {
    return new Order(account, from, recipients, copy, token, trace, also);
  }

  public Order once(@Nullable Token name) {
    return new Order(account, from, recipients, keep, name, trace, also);
  }

  /** The envelope as it was told, and how the message came. */
  public Order enveloped(String sender, List<String> all, Trace how) {
    return new Order(account, sender, all, keep, token, how, also);
  }

  public Order also(Consumer<Draft> work) {
    return new Order(account, from, recipients, keep, token, trace, work);
  }
}
