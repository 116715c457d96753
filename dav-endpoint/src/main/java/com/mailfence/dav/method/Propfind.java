package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Name;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells properties. RFC 4918 s9.1 */
final class Propfind implements Method {
  private static final Name PROPFIND = Name.dav("propfind");

  private final Rooms rooms;

  Propfind(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    Depth depth = call.depth(Depth.INFINITY);
    Asked asked = asked(call.document().orElse(null));
    View view = call.view(rooms);
    Resource resource = view.tree().find(call.path());
    if (resource instanceof Resource.Nothing) {
      throw new Refusal.NotFound("resource");
    }
    Guard.of(call, view).conditions(resource);
    if (depth == Depth.INFINITY && resource.isCollection()) {
      throw new Unmet(Condition.PROPFIND_FINITE_DEPTH); // DV03
    }
    return Reply.multistatus(out -> tell(view, asked, resource, depth, out))
        .with("DAV", Options.compliance(resource)); // some look here and not at OPTIONS
  }

  private static void tell(View view, Asked asked, Resource resource, Depth depth, Multistatus out)
      throws IOException {
    var teller = new Teller(view, asked);
    if (depth == Depth.ZERO || !view.prefer().depthNoRoot()) {
      teller.tell(resource, out);
    }
    if (depth == Depth.ONE) {
      new Listing(view, teller).below(resource, out);
    }
    out.finish();
  }

  private static Asked asked(@Nullable Element document) {
    if (document == null) {
      return new Asked.All(List.of());
    }
    if (!document.is(PROPFIND)) {
      throw new BadWire("not a propfind element");
    }
    return Asked.read(document);
  }
}
