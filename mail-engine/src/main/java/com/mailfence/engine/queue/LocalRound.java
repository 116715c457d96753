package com.mailfence.engine.queue;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.account.Route;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Fate;
import com.mailfence.engine.delivery.Recipient;
import com.mailfence.engine.delivery.Sequel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays messages of our users into mailboxes of our users: each exactly once. // I8 */
final class LocalRound {
  private final Courier.Rooms rooms;
  private final Returns returns;

  LocalRound(Courier.Rooms rooms, Returns returns) {
    this.rooms = rooms;
    this.returns = returns;
  }

  /** Delivers to those of the batch who are ours, or tells why not. */
  void carry(Batch batch) throws IOException {
    List<Failure> failures = new ArrayList<>();
    List<Dispatch> rows = new ArrayList<>();
    List<Recipient> recipients = new ArrayList<>();
    Map<AccountId, String> addresses = new HashMap<>();
    for (Dispatch row : batch.rows()) {
      if (rooms.accounts().resolve(row.to()) instanceof Route.Local local) {
        rows.add(row);
        local.accounts().forEach(account -> addresses.put(account.id(), account.address()));
        List<AccountId> accounts = local.accounts().stream().map(Account::id).toList();
        recipients.add(new Recipient(row.to(), accounts));
      } else {
        failures.add(new Failure(row, "5.1.1", "no such user here", ""));
      }
    }
    if (!rows.isEmpty()) {
      var envelope = new Envelope(batch.from(), recipients, rooms.trace());
      var settling = new Settling(batch, rows, addresses);
      List<Fate> fates = rooms.delivery().deliver(envelope, batch.content(), settling);
      for (int i = 0; i < rows.size(); i++) {
        if (!(fates.get(i) instanceof Fate.Stored)) {
          failures.add(failure(rows.get(i), fates.get(i)));
        }
      }
    }
    if (!failures.isEmpty()) {
      returns.send(batch, failures);
    }
  }

  private static Failure failure(Dispatch row, Fate fate) {
    if (fate instanceof Fate.Refused refused) {
      return switch (refused.why().kind()) {
        case OVER_QUOTA -> new Failure(row, "5.2.2", "the mailbox is full", "");
        case NOT_FOUND -> new Failure(row, "5.1.1", "no such user here", "");
        case FORBIDDEN, CONFLICT, STALE, EXISTS, TOO_LARGE, MALFORMED, BUSY ->
            new Failure(row, "5.0.0", String.valueOf(refused.why().getMessage()), "");
      };
    }
    return new Failure(row, "5.4.6", "the message goes round and round", ""); // SM14
  }

  /** Takes out, in the commit of the delivery, what was delivered by it. */
  private final class Settling implements Sequel {
    private final Batch batch;
    private final List<Dispatch> rows;
    private final Map<AccountId, String> addresses;

    Settling(Batch batch, List<Dispatch> rows, Map<AccountId, String> addresses) {
      this.batch = batch;
      this.rows = rows;
      this.addresses = addresses;
    }

    @Override
    public Set<AccountId> accounts() {
      return Set.of(batch.sender());
    }

    @Override
    public void run(Draft draft, List<Fate> fates) {
      for (int i = 0; i < rows.size(); i++) {
        if (fates.get(i) instanceof Fate.Stored stored) {
          draft.settle(rows.get(i).id());
          stored.missed().forEach(member -> resend(draft, member));
        }
      }
    }

    /** A member of a group who could not take it is tried, and told of, on its own. */
    private void resend(Draft draft, AccountId member) {
      String to = addresses.getOrDefault(member, "");
      var now = rooms.clock().instant();
      draft.send(Dispatch.fresh(batch.sender(), batch.from(), to, batch.content(), now));
    }
  }
}
