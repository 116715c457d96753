package com.mailfence.dav.report;

import com.mailfence.core.item.Item;
import com.mailfence.core.item.Period;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a folder and tells what is sought.
 *
 * @param most results told
 */
record Search(View view, Folder folder, Teller teller, int most) {
  private static final int PAGE = 500;

  /**
   * Tells the members that are sought, and ends the document.
   *
   * @param period in which they must happen, for the index; null for any time
   */
  void tell(@Nullable Period period, Predicate<Item> sought, Multistatus out) throws IOException {
    Map<Long, Map<Name, Element>> kept =
        teller.needsKept() ? DeadProperties.ofMembers(view, folder) : Map.of();
    long before = folder.row().state().tip().next().value();
    int told = 0;
    boolean more = true;
    while (more) {
      List<Item> page = page(period, before);
      for (Item item : page) {
        if (sought.test(item)) {
          if (told++ == most) {
            out.status(folder.href(), 507, Condition.WITHIN_LIMITS.element()); // RFC 6352 s8.6.1
            out.finish();
            return;
          }
          teller.tell(new Member(folder, item), kept.getOrDefault(item.number(), Map.of()), out);
        }
      }
      more = page.size() == PAGE;
      before = more ? page.get(page.size() - 1).number() : before;
    }
    out.finish();
  }

  private List<Item> page(@Nullable Period period, long before) {
    var catalog = view.rooms().catalog();
    return period == null
        ? catalog.newest(view.who(), folder.row().id(), before, PAGE)
        : catalog.spanning(view.who(), folder.row().id(), period, before, PAGE);
  }
}
