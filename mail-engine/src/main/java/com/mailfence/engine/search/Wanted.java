package com.mailfence.engine.search;

import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.search.Query;
import com.mailfence.core.search.Query.Condition;
import com.mailfence.core.search.Query.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query made ready to be held against many mails. */
final class Wanted {
  /** A preview that is shorter is the whole text. */
  private static final int WHOLE_TEXT = 480;

  private final Query query;
  private final List<Word> words = new ArrayList<>();

  Wanted(Query query) {
    this.query = query;
    for (Condition condition : query.conditions()) {
      if (condition instanceof Condition.Words some) {
        Words.of(some.text()).forEach(word -> words.add(new Word(some.field(), word)));
      }
    }
  }

  private record Word(Field field, String text) {}

  /** Whether all holds of a mail that is no question of its words. */
  boolean fits(Item item) {
    boolean timely =
        (query.after() == null || item.received().isAfter(query.after()))
            && (query.before() == null || item.received().isBefore(query.before()));
    boolean talk = query.thread() == null || item.thread() == query.thread();
    return timely && talk && item.facets() instanceof MailFacets mail && holds(item, mail);
  }

  private boolean holds(Item item, MailFacets mail) {
    for (Condition condition : query.conditions()) {
      boolean met =
          condition instanceof Condition.Files files
              ? files.any() == mail.attachments().stream().anyMatch(one -> !one.inline())
              : !(condition instanceof Condition.Read read) || read.read() == item.marks().read();
      if (!met) {
        return false;
      }
    }
    return true;
  }

  /**
   * The words that are not in what lists show of the mail, and may still be in its text; nothing if
   * one is wanted elsewhere, or that is all of its text.
   */
  Optional<List<String>> missing(MailFacets mail) {
    List<String> rest = new ArrayList<>();
    for (Word word : words) {
      if (!Words.has(text(mail, word.field()), word.text())) {
        boolean inBody = word.field() == Field.ANYWHERE || word.field() == Field.BODY;
        if (!inBody || mail.preview().length() < WHOLE_TEXT) {
          return Optional.empty();
        }
        rest.add(word.text());
      }
    }
    return Optional.of(rest);
  }

  private static String text(MailFacets mail, Field field) {
    return Words.plain(
        switch (field) {
          case ANYWHERE -> everything(mail);
          case FROM -> mail.from() + '\n' + mail.sender();
          case TO -> mail.to();
          case CC -> mail.cc();
          case BCC -> mail.bcc();
          case PEOPLE -> people(mail);
          case SUBJECT -> mail.subject();
          case BODY -> mail.preview();
          case FILE -> files(mail);
        });
  }

  private static String everything(MailFacets mail) {
    return String.join("\n", mail.subject(), people(mail), mail.preview(), files(mail));
  }

  private static String people(MailFacets mail) {
    return String.join("\n", mail.from(), mail.sender(), mail.to(), mail.cc(), mail.bcc());
  }

  private static String files(MailFacets mail) {
    return String.join("\n", mail.attachments().stream().map(MailFacets.Attachment::name).toList());
  }
}
