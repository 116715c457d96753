package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Tag;
import com.mailfence.eas.wbxml.XmlNotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody listen to what devices and the desk say to each other, as transcripts. Passwords
 * and what mails say are left out; who listens sees who writes to whom.
 */
public final class Tracing {
  private static final int MOST_LISTENERS = 16;
  private static final int LONGEST_VALUE = 160;

  /** What mails and notes say is nobody's business. */
  private static final XmlNotation.Style DISCREET =
      new XmlNotation.Style(
          false,
          LONGEST_VALUE,
          Set.of(
              Tag.of("Settings", "Password"),
              Tag.of("Search", "Password"),
              Tag.of("ItemOperations", "Password"),
              Tag.of("Settings", "ReplyMessage"),
              Tag.of("AirSyncBase", "Data"),
              Tag.of("AirSyncBase", "Preview"),
              Tag.of("AirSyncBase", "Content"),
              Tag.of("ItemOperations", "Data"),
              Tag.of("ComposeMail", "Mime"),
              Tag.of("Email", "Subject"),
              Tag.of("Email", "ThreadTopic"),
              Tag.of("Calendar", "Subject"),
              Tag.of("Calendar", "Location"),
              Tag.of("AirSyncBase", "DisplayName"),
              Tag.of("Find", "Preview"),
              Tag.of("Find", "FreeText"),
              Tag.of("Search", "FreeText"),
              Tag.of("Contacts", "Picture")));

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean served;

  /** Somebody who listens. */
  private record Listener(AccountId account, @Nullable String device, Consumer<String> ear) {
    boolean hears(Call call) {
      return call.account().id().equals(account)
          && (device == null || device.equals(call.request().device().id()));
    }
  }

  /**
   * Begins to listen.
   *
   * @param device its id; null for all of the account
   * @param ear told a line at a time, on the threads that serve: it must not wait
   * @return ends it
   * @throws Refusal.NotFound if nobody serves devices here
   * @throws Refusal.TooLarge if too many listen already
   */
  public Runnable listen(AccountId account, @Nullable String device, Consumer<String> ear) {
    if (!served) {
      throw new Refusal.NotFound("a running server");
    }
    if (listeners.size() >= MOST_LISTENERS) {
      throw new Refusal.TooLarge("listeners", MOST_LISTENERS);
    }
    var listener = new Listener(account, device, ear);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** There is a desk, so that there is something to hear. */
  void serves() {
    served = true;
  }

  /** Whether anybody listens to who sends this. */
  boolean isHeard(Call call) {
    return !listeners.isEmpty() && listeners.stream().anyMatch(one -> one.hears(call));
  }

  void asked(Call call) {
    tell(
        call,
        "# "
            + call.id()
            + " "
            + call.request().device().id()
            + " "
            + call.version().text()
            + " "
            + call.agent());
    tell(call, "C: " + call.verb().text() + " " + document(call));
  }

  void answered(Call call, Reply reply) {
    tell(call, "S: " + shown(reply));
  }

  private static String document(Call call) {
    try {
      Optional<Element> document = call.document();
      return document.map(root -> XmlNotation.show(root, DISCREET)).orElse("");
    } catch (BadWire bad) {
      return "(" + call.body().length + " bytes that are no document: " + bad.getMessage() + ")";
    }
  }

  private static String shown(Reply reply) {
    if (reply instanceof Reply.Document document) {
      return XmlNotation.show(document.root(), DISCREET);
    } else if (reply instanceof Reply.Parts parts) {
      return XmlNotation.show(parts.root(), DISCREET) + " and " + parts.parts().size() + " parts";
    } else if (reply instanceof Reply.Refused refused) {
      return "HTTP " + refused.code();
    } else if (reply instanceof Reply.Bytes bytes) {
      return bytes.part().length() + " bytes of " + bytes.type();
    }
    return reply instanceof Reply.Later ? "waiting" : "nothing";
  }

  private void tell(Call call, String line) {
    listeners.stream().filter(one -> one.hears(call)).forEach(one -> one.ear.accept(line));
  }
}
