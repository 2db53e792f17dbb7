"""Letters in the back office (文书): the catalogue, one letter and its versions, the seal."""
