package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.lock.Lock;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;

/** Takes a lock away. RFC 4918 s9.11 */
final class Unlock implements Method {
  private final Commits commits;

  Unlock(Commits commits) {
    this.commits = commits;
  }

  @Override
  public Reply run(Call call) {
    String header = call.headers().getOrDefault("lock-token", "").strip();
    if (!header.startsWith("<") || !header.endsWith(">")) {
      throw new Unmet(Condition.BAD_REQUEST);
    }
    String token = header.substring(1, header.length() - 1);
    return commits.run(
        call,
        scene -> {
          Resource target = scene.target(call);
          if (target instanceof Resource.Nothing) {
            throw new Refusal.NotFound("resource");
          }
          scene.guard().conditions(target);
          Lock lock =
              scene
                  .locks()
                  .find(token)
                  .filter(found -> found.covers(target.path()))
                  .orElseThrow(() -> new Unmet(Condition.LOCK_TOKEN_MATCHES));
          scene.locks().remove(scene.draft(), lock);
          return Reply.of(204);
        });
  }
}
