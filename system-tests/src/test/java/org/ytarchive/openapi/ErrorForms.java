package org.ytarchive.openapi;

import java.util.List;

/** How the doors' errors look: as the collector's, or as FastAPI's. */
enum ErrorForms {
  COLLECTOR {
    @Override
    Node schema(Schemas schemas) {
      return schemas.named("CollectorError", sentence("error"));
    }

    @Override
    Node example(int status) {
      return Node.of("error", Bodies.refusal(status));
    }
  },
  DETAIL {
    @Override
    Node schema(Schemas schemas) {
      return schemas.named("Detail", sentence("detail"));
    }

    @Override
    Node example(int status) {
      return Node.of("detail", Bodies.refusal(status));
    }
  },
  INVALID {
    @Override
    Node schema(Schemas schemas) {
      var input =
          object("type", "loc", "msg")
              .put(
                  "properties",
                  Node.of("type", text("a word for programs, as Pydantic has it"))
                      .put(
                          "loc",
                          Node.of("type", "array")
                              .put("description", "where: `body`, and the field's name or place")
                              .put("items", new Node()))
                      .put("msg", text("for a person"))
                      .put("input", Node.of("description", "what was sent")));
      var list = Node.of("type", "array").put("items", schemas.named("InvalidInput", input));
      return schemas.named(
          "InvalidInputs", object("detail").put("properties", Node.of("detail", list)));
    }

    @Override
    Node example(int status) {
      var missing =
          Node.of("type", "missing")
              .put("loc", List.of("header", "X-Session-ID"))
              .put("msg", Bodies.refusal(status))
              .put("input", null);
      return Node.of("detail", List.of(missing.map()));
    }
  };

  private static final int UNPROCESSABLE = 422;

  abstract Node schema(Schemas schemas);

  abstract Node example(int status);

  Node content(Schemas schemas, int status) {
    return Node.of("schema", schema(schemas)).put("example", example(status));
  }

  static ErrorForms of(Route route, int status) {
    if (route.served().getDeclaringClass().getPackageName().endsWith(".collector")) {
      return COLLECTOR;
    }
    return status == UNPROCESSABLE ? INVALID : DETAIL;
  }

  String word() {
    return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private static Node sentence(String field) {
    return object(field).put("properties", Node.of(field, text("what happened, for a person")));
  }

  private static Node object(String... required) {
    return Node.of("type", "object").put("required", List.of(required));
  }

  private static Node text(String description) {
    return Node.of("type", "string").put("description", description);
  }
}
