package com.mailfence.engine.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Structure;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.search.Found;
import com.mailfence.core.search.Query;
import com.mailfence.core.search.Search;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.engine.delivery.BlobContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds mail by looking through it, newest first and within bounds: what lists show of so many
 * mails, and the text of so many of them. An answer says whether that was everything.
 */
public final class Scan implements Search {
  private static final Logger LOG = LoggerFactory.getLogger(Scan.class);

  /** Read of one mail's text, in bytes. */
  private static final int LONGEST_TEXT = 1 << 18;

  private static final Comparator<Item> OLDEST_FIRST =
      Comparator.comparing(Item::received).thenComparing(Item::number);

  private final Catalog catalog;
  private final Blobs blobs;
  private final Bounds bounds;

  /**
   * How much is looked through for one question.
   *
   * @param rows mails of which that is looked at which lists show
   * @param texts mails whose text is read
   * @param page rows that are read at once
   */
  public record Bounds(int rows, int texts, int page) {
    public static final Bounds USUAL = new Bounds(20_000, 500, 500);
  }

  public Scan(Catalog catalog, Blobs blobs, Bounds bounds) {
    this.catalog = catalog;
    this.blobs = blobs;
    this.bounds = bounds;
  }

  @Override
  public Found find(Reader who, AccountId account, Query query, int most) {
    Pass pass = new Pass(new Wanted(query), most);
    if (query.thread() != null) {
      catalog.thread(who, account, query.thread()).stream()
          .filter(item -> query.in().isEmpty() || query.in().contains(item.collection()))
          .forEach(pass::look);
    } else {
      inTurn(who, places(who, account, query), pass);
    }
    return pass.found();
  }

  private List<CollectionId> places(Reader who, AccountId account, Query query) {
    return catalog.collections(who, account).stream()
        .filter(row -> row.kind() == Kind.MAIL)
        .map(Collection::id)
        .filter(id -> query.in().isEmpty() || query.in().contains(id))
        .toList();
  }

  /** A page of each place in turn, so that a large one does not hide the others. */
  private void inTurn(Reader who, List<CollectionId> places, Pass pass) {
    Map<CollectionId, Long> open = new LinkedHashMap<>();
    places.forEach(id -> open.put(id, Long.MAX_VALUE));
    while (!open.isEmpty()) {
      for (CollectionId id : List.copyOf(open.keySet())) {
        if (pass.rows >= bounds.rows()) {
          pass.whole = false;
          return;
        }
        List<Item> page =
            catalog.newest(who, id, open.getOrDefault(id, Long.MAX_VALUE), bounds.page());
        page.forEach(pass::look);
        if (page.size() < bounds.page()) {
          open.remove(id);
        } else {
          open.put(id, page.get(page.size() - 1).number());
        }
      }
    }
  }

  /** One question on its way. */
  private final class Pass {
    private final Wanted wanted;
    private final int most;
    private final PriorityQueue<Item> best = new PriorityQueue<>(OLDEST_FIRST);
    private long total;
    private int rows;
    private int texts;
    private boolean whole = true;

    Pass(Wanted wanted, int most) {
      this.wanted = wanted;
      this.most = most;
    }

    void look(Item item) {
      rows++;
      if (wanted.fits(item) && item.facets() instanceof MailFacets mail && says(item, mail)) {
        total++;
        best.add(item);
        if (best.size() > most) {
          best.poll();
        }
      }
    }

    private boolean says(Item item, MailFacets mail) {
      List<String> missing = wanted.missing(mail).orElse(null);
      if (missing == null || missing.isEmpty()) {
        return missing != null;
      }
      if (texts >= bounds.texts()) {
        whole = false;
        return false;
      }
      texts++;
      String text = text(item, mail);
      return missing.stream().allMatch(word -> Words.has(text, word));
    }

    Found found() {
      List<Item> items = new ArrayList<>(best);
      items.sort(OLDEST_FIRST.reversed());
      return new Found(items, total, whole);
    }
  }

  private String text(Item item, MailFacets mail) {
    Structure structure = Structure.fromText(mail.structure());
    Message message = Message.of(new BlobContent(blobs, item.bytes()), structure);
    try (InputStream in = message.text(Form.PLAIN)) {
      return Words.plain(new String(in.readNBytes(LONGEST_TEXT), UTF_8));
    } catch (IOException | Refusal | IllegalArgumentException unreadable) {
      // One bad mail must not hide the others.
      LOG.warn("{} cannot be searched: {}", item.id(), unreadable.toString());
      return "";
    }
  }
}
