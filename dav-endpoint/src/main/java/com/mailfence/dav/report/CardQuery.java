package com.mailfence.dav.report;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Item;
import com.mailfence.dav.data.CardFilter;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Guide;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.contact.StoredCard;

/** Seeks cards. RFC 6352 s8.6 */
final class CardQuery implements Reports.Report {
  private static final Name FILTER = Name.carddav("filter");
  private static final Name LIMIT = Name.carddav("limit");
  private static final Name RESULTS = Name.carddav("nresults");

  @Override
  public Answer run(Query query) {
    Wanted.check(query.asked());
    CardFilter filter =
        query
            .asked()
            .child(FILTER)
            .map(CardFilter::read)
            .orElseThrow(() -> new Unmet(Condition.CARD_FILTER_SUPPORTED));
    int most = Limits.read(query.asked(), LIMIT, RESULTS);
    if (query.resource() instanceof Guide guide) {
      return Directory.query(query, guide, filter, most);
    }
    if (!(query.resource() instanceof Folder folder)) {
      throw new Unmet(Condition.SUPPORTED_REPORT);
    }
    View view = query.view();
    var teller = new Teller(view, Asked.read(query.asked()));
    return new Answer.Told(
        out ->
            new Search(view, folder, teller, most)
                .tell(null, item -> matches(view, filter, item), out));
  }

  private static boolean matches(View view, CardFilter filter, Item item) {
    if (filter.tests().isEmpty()) {
      return true;
    }
    try {
      return filter.matches(StoredCard.read(view.rooms().blobs(), item));
    } catch (Refusal.Malformed unreadable) {
      return false;
    }
  }
}
