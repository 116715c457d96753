package com.mailfence.dav.property;

import static com.mailfence.dav.xml.Name.dav;

import com.mailfence.core.store.Catalog;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.xml.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Space. RFC 4331 s3 */
final class QuotaProperties {
  static final List<Property> ALL =
      List.of(
          Property.asked(dav("quota-available-bytes"), QuotaProperties::available),
          Property.asked(dav("quota-used-bytes"), QuotaProperties::used));

  private QuotaProperties() {}

  private static @Nullable Value available(Ask ask) {
    if (!counts(ask)) {
      return null;
    }
    Catalog.Usage usage = usage(ask);
    return usage.quota() == 0
        ? null
        : Value.text(Long.toString(Math.max(0, usage.quota() - usage.used())));
  }

  private static @Nullable Value used(Ask ask) {
    return counts(ask) ? Value.text(Long.toString(usage(ask).used())) : null;
  }

  private static boolean counts(Ask ask) {
    return ask.resource() instanceof Resource.Folder folder && folder.isOwn()
        || ask.resource() instanceof Resource.Home home && home.isOwn();
  }

  private static Catalog.Usage usage(Ask ask) {
    return ask.view().rooms().catalog().usage(ask.view().who(), ask.view().self().id());
  }
}
