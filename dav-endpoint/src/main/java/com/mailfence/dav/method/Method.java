package com.mailfence.dav.method;

import java.io.IOException;

/** One method. What it refuses it throws. */
@FunctionalInterface
interface Method {
  Reply run(Call call) throws IOException;
}
