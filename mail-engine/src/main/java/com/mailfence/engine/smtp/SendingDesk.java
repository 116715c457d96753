package com.mailfence.engine.smtp;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.store.Blobs;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Route;
import com.mailfence.engine.compose.Order;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.delivery.BlobContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mail of our users for anybody, after login. SMTP-003 */
final class SendingDesk implements Desk {
  private static final Reply SPENT = Reply.of(450, "4.7.1", "enough messages for today");

  private final Submission submission;
  private final Accounts accounts;
  private final Blobs blobs;
  private final long largest;

  /**
   * @param largest message that is taken, in bytes
   */
  SendingDesk(Submission submission, Accounts accounts, Blobs blobs, long largest) {
    this.submission = submission;
    this.accounts = accounts;
    this.blobs = blobs;
    this.largest = largest;
  }

  @Override
  public Reply sender(Visit visit, String from) {
    Account account = account(visit);
    if (!submission.maySendAs(account, from)) {
      return Replies.NOT_YOURS; // SM08
    }
    try {
      submission.refuseIfSpent(account.id());
      return Replies.SENDER;
    } catch (Refusal.Busy busy) {
      return SPENT; // SMTP-004
    }
  }

  @Override
  public Taking begin(Visit visit, String from, long declared) {
    return new Sending(visit, account(visit), from);
  }

  /** The dialogue lets nobody begin who is not logged in. */
  private static Account account(Visit visit) {
    Account account = visit.account();
    if (account == null) {
      throw new IllegalStateException("nobody is logged in");
    }
    return account;
  }

  private final class Sending implements Taking {
    private final Visit visit;
    private final Account account;
    private final String from;
    private final List<String> recipients = new ArrayList<>();
    private Blobs.@Nullable Sink sink;

    Sending(Visit visit, Account account, String from) {
      this.visit = visit;
      this.account = account;
      this.from = from;
    }

    @Override
    public Reply recipient(String address) {
      boolean whole = address.indexOf('@') >= 0;
      String full = whole ? address : address + "@" + accounts.brand().domain();
      if (accounts.resolve(full) instanceof Route.Nobody) {
        return Replies.NO_SUCH_USER;
      }
      recipients.add(full);
      return Replies.RECIPIENT;
    }

    @Override
    public void open() {
      sink = blobs.begin(largest);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      opened().write(bytes, from, count);
    }

    @Override
    public List<Reply> finish() throws IOException {
      var mail = Outgoing.of(new BlobContent(blobs, opened().seal()));
      submission.submit(Order.of(account).enveloped(from, recipients, visit.trace()), mail);
      return List.of(Replies.OK);
    }

    @Override
    public void close() throws IOException {
      Blobs.Sink open = sink;
      if (open != null) {
        open.close();
      }
    }

    private Blobs.Sink opened() {
      Blobs.Sink open = sink;
      if (open == null) {
        throw new IllegalStateException("the content has not begun");
      }
      return open;
    }
  }
}
