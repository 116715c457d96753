package com.mailfence.engine.smtp;

import com.mailfence.core.account.Account;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Route;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Fate;
import com.mailfence.engine.delivery.Parcel;
import com.mailfence.engine.delivery.Recipient;
import com.mailfence.engine.delivery.Room;
import com.mailfence.engine.delivery.Sequel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail from the world: for existing addresses of ours and nobody else. SMTP-008 */
final class ReceivingDesk implements Desk {
  private static final Logger log = LoggerFactory.getLogger(ReceivingDesk.class);

  private final Delivery delivery;
  private final Accounts accounts;

  ReceivingDesk(Delivery delivery, Accounts accounts) {
    this.delivery = delivery;
    this.accounts = accounts;
  }

  /** Anybody may write to us; who he is, is not known from what he says. // SM07 */
  @Override
  public Reply sender(Visit visit, String from) {
    return Replies.SENDER;
  }

  @Override
  public Taking begin(Visit visit, String from, long declared) {
    return new Receiving(visit, from, declared);
  }

  private final class Receiving implements Taking {
    private final Visit visit;
    private final String from;
    private final long declared;
    private final boolean each;
    private final List<Recipient> recipients = new ArrayList<>();
    private boolean alone;
    private @Nullable Parcel parcel;

    Receiving(Visit visit, String from, long declared) {
      this.visit = visit;
      this.from = from;
      this.declared = declared;
      this.each = visit.service() == Service.LMTP;
    }

    @Override
    public Reply recipient(String address) {
      boolean whole = address.indexOf('@') >= 0;
      Route route = accounts.resolve(whole ? address : address + "@" + accounts.brand().domain());
      if (route instanceof Route.Local local) {
        return local(new Recipient(address, local.accounts().stream().map(Account::id).toList()));
      }
      return route instanceof Route.Elsewhere ? Replies.NO_RELAY : Replies.NO_SUCH_USER; // SM06
    }

    private Reply local(Recipient recipient) {
      Room room = delivery.room(recipient, declared);
      if (room == Room.NONE) {
        return Replies.FULL; // LIMIT-004
      }
      boolean doubtful = room == Room.DOUBTFUL && !each;
      if (alone || doubtful && !recipients.isEmpty()) {
        return Replies.ALONE; // SM11: one answer can tell one doubtful fate only
      }
      alone = doubtful;
      recipients.add(recipient);
      return Replies.RECIPIENT;
    }

    @Override
    public void open() throws IOException {
      parcel = delivery.open(new Envelope(from, recipients, visit.trace()));
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      opened().write(bytes, from, count);
    }

    @Override
    public List<Reply> finish() throws IOException {
      var manner = each ? Parcel.Manner.EACH : Parcel.Manner.TOGETHER;
      List<Fate> fates = opened().deliver(manner, Sequel.NONE);
      fates.forEach(this::tell);
      List<Reply> replies = fates.stream().map(Replies::of).toList();
      return each ? replies : replies.subList(0, 1);
    }

    /** The sender of a group's mail cannot be told of its members, nor trusted to be himself. */
    private void tell(Fate fate) {
      if (fate instanceof Fate.Stored stored && !stored.missed().isEmpty()) {
        log.warn("visit {}: no room for members {} of a group", visit.name(), stored.missed());
      }
    }

    @Override
    public void close() throws IOException {
      Parcel open = parcel;
      if (open != null) {
        open.close();
      }
    }

    private Parcel opened() {
      Parcel open = parcel;
      if (open == null) {
        throw new IllegalStateException("the content has not begun");
      }
      return open;
    }
  }
}
