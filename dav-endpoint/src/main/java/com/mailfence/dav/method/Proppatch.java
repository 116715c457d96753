package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Name;

/** Sets and removes properties. RFC 4918 s9.2 */
final class Proppatch implements Method {
  private static final Name UPDATE = Name.dav("propertyupdate");

  private final Rooms rooms;
  private final Commits commits;

  Proppatch(Rooms rooms, Commits commits) {
    this.rooms = rooms;
    this.commits = commits;
  }

  @Override
  public Reply run(Call call) {
    PropertyChanges changes =
        PropertyChanges.read(
            call.document()
                .filter(document -> document.is(UPDATE))
                .orElseThrow(() -> new BadWire("not a propertyupdate element")));
    return commits.run(
        call,
        scene -> {
          Resource target = scene.target(call);
          if (target instanceof Resource.Nothing) {
            throw new Refusal.NotFound("resource");
          }
          scene.guard().conditions(target);
          scene.guard().change(target.path());
          if (!DeadProperties.fit(target)) {
            throw new Unmet(Condition.READ_ONLY);
          }
          if (!changes.isRefused()) {
            changes.apply(scene.draft(), target);
          }
          return answer(call, target, changes);
        });
  }

  private Reply answer(Call call, Resource target, PropertyChanges changes) {
    boolean quiet = call.view(rooms).prefer().minimal() && !changes.isRefused();
    if (quiet) {
      return Reply.of(200).with("Preference-Applied", "return=minimal"); // RFC 8144 s2.2
    }
    return Reply.multistatus(
        out -> {
          out.properties(target.href(), changes.outcome());
          out.finish();
        });
  }
}
