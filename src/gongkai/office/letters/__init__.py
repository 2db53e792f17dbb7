"""Letters (文书): their catalogue, their Word templates, their PDF, the check before signing.

The room knows no application: facts come in as data (`facts.Facts`), letters go out.
"""
