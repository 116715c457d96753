package com.mailfence.dav.report;

import com.mailfence.dav.data.CardFilter;
import com.mailfence.dav.data.Listed;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource.Guide;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.engine.share.Neighbours.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks through the directory. It keeps no history, so nothing of it is synced. */
public final class Directory {
  /** People told at one time. // DV03 */
  private static final int MOST = 2_000;

  private Directory() {}

  /** Tells all there are, and says so if there are more; the caller ends the document. */
  public static void tell(View view, Guide guide, Teller teller, Multistatus out)
      throws IOException {
    tell(view, guide, teller, new Sought(person -> true, MOST), out);
  }

  /**
   * Who is sought.
   *
   * @param most how many are told
   */
  private record Sought(Predicate<Person> who, int most) {}

  /** Those a filter finds. RFC 6352 s8.6 */
  static Answer query(Query query, Guide guide, CardFilter filter, int most) {
    View view = query.view();
    var teller = new Teller(view, Asked.read(query.asked()));
    Predicate<Person> who =
        person -> filter.tests().isEmpty() || filter.matches(Listed.of(person).card());
    var sought = new Sought(who, Math.min(most, MOST));
    return new Answer.Told(
        out -> {
          tell(view, guide, teller, sought, out);
          out.finish();
        });
  }

  private static void tell(View view, Guide guide, Teller teller, Sought sought, Multistatus out)
      throws IOException {
    List<Person> found = new ArrayList<>();
    boolean all =
        view.loans()
            .neighbours()
            .tell(
                view.self(),
                Integer.MAX_VALUE,
                person -> {
                  if (found.size() <= sought.most() && sought.who().test(person)) {
                    found.add(person);
                  }
                });
    boolean few = found.size() <= sought.most();
    for (Person person : few ? found : found.subList(0, sought.most())) {
      teller.tell(People.entry(guide, person), out);
    }
    if (!all || !few) {
      out.status(guide.href(), 507, Condition.WITHIN_LIMITS.element()); // RFC 6352 s8.6.1
    }
  }
}
