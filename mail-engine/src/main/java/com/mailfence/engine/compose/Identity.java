package com.mailfence.engine.compose;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.format.mime.Address;
import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.format.mime.HeaderField;
import com.mailfence.core.format.mime.Headers;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.engine.account.Accounts;
import java.util.List;

/** As whom an account may write: its own addresses, in every way it sends. // SM08 */
final class Identity {
  private final Accounts accounts;
  private final Account account;

  Identity(Accounts accounts, Account account) {
    this.accounts = accounts;
    this.account = account;
  }

  /**
   * Refuses a header that names anybody else as its writer or sender.
   *
   * @return the first address of From; the main address if there is no From
   */
  String check(Headers headers) {
    List<HeaderField> senders = headers.all("Sender");
    if (senders.size() > 1) {
      throw new Refusal.Forbidden("more than one Sender");
    }
    senders.forEach(this::own);
    List<HeaderField> writers = headers.all("From");
    if (writers.size() > 1) {
      throw new Refusal.Forbidden("more than one From"); // RFC 5322 s3.6, SM09
    }
    return writers.isEmpty() ? account.address() : own(writers.get(0));
  }

  void check(String envelopeSender) {
    if (!envelopeSender.isEmpty() && !accounts.maySendAs(account, envelopeSender)) {
      throw new Refusal.Forbidden("this is not your address");
    }
  }

  private String own(HeaderField field) {
    List<Mailbox> named =
        Addresses.parse(field.unfolded()).entries().stream()
            .map(Address::mailboxes)
            .flatMap(List::stream)
            .toList();
    if (named.isEmpty()) {
      throw new Refusal.Forbidden(field.name() + " names nobody");
    }
    named.forEach(mailbox -> check(address(mailbox)));
    return named.get(0).address();
  }

  private static String address(Mailbox mailbox) {
    if (mailbox.address().isEmpty()) {
      throw new Refusal.Forbidden("a sender without address");
    }
    return mailbox.address();
  }
}
