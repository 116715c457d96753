package com.mailfence.dav.report;

import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells named members. RFC 4791 s7.9, RFC 6352 s8.7 */
final class Multiget implements Reports.Report {
  private static final Name HREF = Name.dav("href");
  private static final int MOST = 5_000; // DV03

  @Override
  public Answer run(Query query) {
    List<Element> hrefs = query.asked().elements(HREF);
    if (hrefs.size() > MOST) {
      throw new Unmet(Condition.WITHIN_LIMITS);
    }
    Set<String> asked = new LinkedHashSet<>();
    hrefs.forEach(href -> asked.add(href.text().strip()));
    Wanted.check(query.asked());
    var teller = new Teller(query.view(), Asked.read(query.asked()));
    return new Answer.Told(out -> tell(query, asked, teller, out));
  }

  private static void tell(Query query, Set<String> hrefs, Teller teller, Multistatus out)
      throws IOException {
    View view = query.view();
    for (String href : hrefs) {
      Optional<? extends Resource> member = find(query, view, href);
      if (member.isPresent()) {
        teller.tell(member.get(), out);
      } else {
        out.status(href, 404, null);
      }
    }
    out.finish();
  }

  /** What lies in the resource of the request, and nothing else. // DV04 */
  private static Optional<? extends Resource> find(Query query, View view, String href) {
    Optional<Path> path = path(query, href);
    if (path.isEmpty() || !query.resource().path().covers(path.get())) {
      return Optional.empty();
    }
    if (query.resource() instanceof Folder folder
        && path.get().depth() == folder.path().depth() + 1) {
      return view.tree().memberOf(folder, path.get().last());
    }
    Resource found = view.tree().find(path.get());
    return found instanceof Member || found instanceof Resource.Entry
        ? Optional.of(found)
        : Optional.empty();
  }

  private static Optional<Path> path(Query query, String href) {
    try {
      return Destination.read(href, query.host());
    } catch (BadWire bad) {
      return Optional.empty();
    }
  }
}
