package com.mailfence.engine.queue;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Headers;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.account.Route;
import com.mailfence.engine.delivery.BlobContent;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Fate;
import com.mailfence.engine.delivery.Recipient;
import com.mailfence.engine.delivery.Sequel;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends word of what will not arrive, once, in the commit that takes it out of the outbox. Nobody
 * is told of a message without a sender, and nobody of a report that does not arrive. // SM12
 */
final class Returns {
  private static final Logger log = LoggerFactory.getLogger(Returns.class);

  private final Courier.Rooms rooms;

  Returns(Courier.Rooms rooms) {
    this.rooms = rooms;
  }

  void send(Batch batch, List<Failure> failures) throws IOException {
    List<Dispatch> rows = failures.stream().map(Failure::row).toList();
    if (batch.from().isEmpty()) {
      log.info("{} undeliverable without a sender to tell: {}", rows.size(), failures);
      rooms.store().commit(Reader.house(), batch.sender(), draft -> settle(draft, rows));
      return;
    }
    Route route = rooms.accounts().resolve(batch.from());
    ContentRef report = rooms.blobs().put(report(batch, failures));
    if (route instanceof Route.Local local) {
      var to = new Recipient(batch.from(), local.accounts().stream().map(Account::id).toList());
      var envelope = new Envelope("", List.of(to), rooms.trace());
      rooms.delivery().deliver(envelope, report, new Settling(batch.sender(), rows));
    } else {
      rooms
          .store()
          .commit(Reader.house(), batch.sender(), draft -> forward(draft, batch, rows, report));
    }
  }

  private byte[] report(Batch batch, List<Failure> failures) throws IOException {
    Headers headers = headers(batch.content());
    var now = rooms.clock().instant();
    return new Report(rooms.accounts().brand(), rooms.host(), rooms.tokens().next(), now)
        .write(batch.from(), failures, headers);
  }

  /** What the message said of itself; nothing if it is lost, and just that is to be told. */
  private Headers headers(ContentRef content) throws IOException {
    try {
      return Message.of(new BlobContent(rooms.blobs(), content)).headers();
    } catch (Refusal.NotFound lost) {
      return Message.of(Content.of(new byte[0])).headers();
    }
  }

  private int forward(Draft draft, Batch batch, List<Dispatch> rows, ContentRef report) {
    var now = rooms.clock().instant();
    draft.send(Dispatch.fresh(batch.sender(), "", batch.from(), report, now));
    return settle(draft, rows);
  }

  private static int settle(Draft draft, List<Dispatch> rows) {
    rows.forEach(row -> draft.settle(row.id()));
    return rows.size();
  }

  /** Takes the rows out whatever became of the report: a full mailbox is told of nothing. */
  private record Settling(AccountId sender, List<Dispatch> rows) implements Sequel {
    @Override
    public Set<AccountId> accounts() {
      return Set.of(sender);
    }

    @Override
    public void run(Draft draft, List<Fate> fates) {
      settle(draft, rows);
    }
  }
}
