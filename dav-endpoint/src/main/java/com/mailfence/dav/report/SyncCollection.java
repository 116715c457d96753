package com.mailfence.dav.report;

import com.mailfence.core.change.Change;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.item.Item;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.SyncToken;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What changed since a token, in pages. RFC 6578 s3.2 */
final class SyncCollection implements Reports.Report {
  private static final int PAGE = 1_000;
  private static final Name LIMIT = Name.dav("limit");
  private static final Name RESULTS = Name.dav("nresults");

  @Override
  public Answer run(Query query) {
    if (!(query.resource() instanceof Folder folder) || folder.shelf() == Shelf.FILES) {
      throw new Unmet(Condition.SUPPORTED_REPORT);
    }
    if (query.depth() == Depth.INFINITY) {
      throw new Unmet(Condition.BAD_REQUEST); // RFC 6578 s3.2: Depth 0
    }
    String token =
        query
            .asked()
            .child(Name.dav("sync-token"))
            .map(element -> element.text().strip())
            .orElseThrow(() -> new BadWire("sync-collection without token"));
    level(query);
    Wanted.check(query.asked());
    SyncToken from = SyncToken.read(token, folder.row());
    int limit = Limits.read(query.asked(), LIMIT, RESULTS);
    View view = query.view();
    // RFC 6578 s3.5.2: what a client put since its token and somebody else removed is gone to it.
    var round = Round.ofUnnoted(view.rooms().changes().items(view.who(), folder.row().id()));
    // The first page is read before the answer begins, so that a refusal is one.
    Page<Item> first = round.next(from.cursor(), Instant.EPOCH, Math.min(limit, PAGE));
    var teller = new Teller(view, Asked.read(query.asked()));
    return new Answer.Told(out -> new Walk(view, folder, teller, out).tell(round, first, limit));
  }

  /** One answer under way. */
  private record Walk(View view, Folder folder, Teller teller, Multistatus out) {
    void tell(Round<Item> round, Page<Item> first, int limit) throws IOException {
      Map<Long, Map<Name, Element>> kept =
          teller.needsKept() ? DeadProperties.ofMembers(view, folder) : Map.of();
      Page<Item> page = first;
      int left = limit;
      while (true) {
        for (Change<Item> change : page.changes()) {
          tell(change, kept);
        }
        left -= page.changes().size();
        if (!page.more() || left <= 0) {
          break;
        }
        page = round.next(page.next(), Instant.EPOCH, Math.min(left, PAGE));
      }
      if (page.more()) {
        out.status(folder.href(), 507, Condition.WITHIN_LIMITS.element()); // RFC 6578 s3.6
      }
      out.finish(SyncToken.of(folder.row(), page.next()).text());
    }

    private void tell(Change<Item> change, Map<Long, Map<Name, Element>> kept) throws IOException {
      var member = new Member(folder, change.row());
      if (change instanceof Change.Removed<Item>) {
        // Somebody may have laid another object under the name since.
        boolean back =
            member.row().name() != null
                && view.rows().named(folder.row().id(), member.name()).isPresent();
        if (!back) {
          out.status(member.href(), 404, null);
        }
      } else if (!(change instanceof Change.Marked<Item>)) {
        teller.tell(member, kept.getOrDefault(change.row().number(), Map.of()), out);
      }
    }
  }

  private static void level(Query query) {
    String level =
        query.asked().child(Name.dav("sync-level")).map(each -> each.text().strip()).orElse("1");
    if (!List.of("1", "infinite", "infinity").contains(level)) {
      throw new BadWire("sync-level");
    }
  }
}
