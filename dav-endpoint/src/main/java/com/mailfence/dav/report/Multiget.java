package com.mailfence.dav.report;

import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells named members. RFC 4791 s7.9, RFC 6352 s8.7 */
final class Multiget implements Reports.Report {
  private static final Name HREF = Name.dav("href");
  private static final int MOST = 5_000; // DV03

  /** So many are read by one query. */
  private static final int AT_ONCE = 100;

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
    List<String> all = List.copyOf(hrefs);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Map<String, Resource> found = find(query, some);
      for (String href : some) {
        Resource member = found.get(href);
        if (member == null) {
          out.status(href, 404, null);
        } else {
          teller.tell(member, out);
        }
      }
    }
    out.finish();
  }

  /** By what they were asked with, what lies in the resource of the request. // DV04 */
  private static Map<String, Resource> find(Query query, List<String> hrefs) {
    Map<String, Resource> found = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (String href : hrefs) {
      Optional<Path> path = path(query, href).filter(query.resource().path()::covers);
      if (path.isEmpty()) {
        continue;
      }
      if (query.resource() instanceof Folder folder
          && path.get().depth() == folder.path().depth() + 1) {
        names.put(href, path.get().last());
      } else {
        Resource at = query.view().tree().find(path.get());
        if (at instanceof Member || at instanceof Resource.Entry) {
          found.put(href, at);
        }
      }
    }
    if (query.resource() instanceof Folder folder) {
      Map<String, Member> members =
          query.view().tree().membersOf(folder, Set.copyOf(names.values()));
      names.forEach(
          (href, name) -> {
            if (members.containsKey(name)) {
              found.put(href, members.get(name));
            }
          });
    }
    return found;
  }

  private static Optional<Path> path(Query query, String href) {
    try {
      return Destination.read(href, query.host());
    } catch (BadWire bad) {
      return Optional.empty();
    }
  }
}
